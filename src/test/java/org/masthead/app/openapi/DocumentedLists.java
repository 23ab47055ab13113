package org.masthead.app.openapi;

import java.util.Map;
import org.masthead.access.key.ApiKeyList;
import org.masthead.access.user.UserList;
import org.masthead.asset.AssetList;
import org.masthead.audit.AuditList;
import org.masthead.author.AuthorList;
import org.masthead.category.CategoryList;
import org.masthead.http.list.ListGrammar;
import org.masthead.live.LivePostList;
import org.masthead.live.redirect.RedirectList;
import org.masthead.post.PostList;
import org.masthead.post.revision.RevisionList;
import org.masthead.search.SearchList;
import org.masthead.tag.TagList;
import org.masthead.transfer.ImportList;

/** Which grammar each list operation reads its parameters by; a list that is missing here fails a test. */
final class DocumentedLists {

    static final Map<String, ListGrammar> BY_OPERATION = Map.ofEntries(
            Map.entry("browseAuthors", AuthorList.DELIVERY),
            Map.entry("browseCategories", CategoryList.DELIVERY),
            Map.entry("browsePosts", LivePostList.DELIVERY),
            Map.entry("browseRedirects", RedirectList.DELIVERY),
            Map.entry("browseTags", TagList.DELIVERY),
            Map.entry("searchPosts", SearchList.GRAMMAR),
            Map.entry("listApiKeys", ApiKeyList.GRAMMAR),
            Map.entry("listAudit", AuditList.GRAMMAR),
            Map.entry("listAssets", AssetList.ADMIN),
            Map.entry("listAuthors", AuthorList.ADMIN),
            Map.entry("listCategories", CategoryList.ADMIN),
            Map.entry("listImportFiles", ImportList.FILES),
            Map.entry("listImports", ImportList.JOBS),
            Map.entry("listPosts", PostList.ADMIN),
            Map.entry("listRevisions", RevisionList.GRAMMAR),
            Map.entry("listTags", TagList.ADMIN),
            Map.entry("listUsers", UserList.GRAMMAR));

    private DocumentedLists() {}
}
