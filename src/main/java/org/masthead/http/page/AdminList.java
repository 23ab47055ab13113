package org.masthead.http.page;

import java.util.AbstractList;

/** A page as admin tools read it: a bare array, its place told by headers. */
public final class AdminList<T> extends AbstractList<T> implements PagedAnswer {

    private final ListPage<T> page;

    public AdminList(ListPage<T> page) {
        this.page = page;
    }

    @Override
    public ListPage<T> listPage() {
        return page;
    }

    @Override
    public T get(int index) {
        return page.items().get(index);
    }

    @Override
    public int size() {
        return page.items().size();
    }
}
