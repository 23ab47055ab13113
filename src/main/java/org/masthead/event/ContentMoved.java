package org.masthead.event;

/**
 * A commit of this node has changed what delivery shows. Fired on the thread of the commit, behind it and ahead of the
 * answer to whoever asked for the change.
 *
 * @param generation the content generation from the commit on
 */
public record ContentMoved(long generation) {}
