package org.masthead.live.freshness;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks resources whose answers change by the clock, when a post comes or goes: a shared cache keeps them until then at
 * most. An answer that says itself who may keep it, such as a preview, is left alone.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface CutAtNextEdge {}
