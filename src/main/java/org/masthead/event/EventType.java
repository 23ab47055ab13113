package org.masthead.event;

/** What a change did, in the words that webhooks and the delta feed use. */
public enum EventType {
    CREATED,
    UPDATED,
    PUBLISHED,
    UNPUBLISHED,
    SCHEDULED,
    UNSCHEDULED,
    TRASHED,
    RESTORED,
    DELETED,
    MERGED
}
