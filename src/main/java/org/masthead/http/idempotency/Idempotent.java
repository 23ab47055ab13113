package org.masthead.http.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a POST that has one effect for one {@code Idempotency-Key}, however often it is sent. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    /**
     * Whether the method runs in the transaction that keeps its answer. What is too slow for one, and has a single effect by
     * itself however often it runs, runs before it.
     */
    @Nonbinding
    boolean inTransaction() default true;
}
