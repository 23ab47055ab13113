package org.masthead.http.page;

/** An answer that is one page of a list; the response filter adds the headers and takes out what was not asked for. */
public interface PagedAnswer {

    /** The page it shows. */
    ListPage<?> listPage();
}
