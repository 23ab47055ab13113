package org.masthead.asset;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.sql.Row;

/**
 * A place where an asset is used.
 *
 * @param type of the record: {@code post}, {@code tag}, {@code category} or {@code author}
 * @param id of the record
 * @param title of the post, or name of the record
 * @param where in the record
 * @param state whether readers see it there
 */
@Schema(name = "AssetUse")
public record AssetUse(
        @Schema(enumeration = {"post", "tag", "category", "author"})
        String type,

        UUID id,
        String title,

        @Schema(enumeration = {"cover", "body", "avatar", "seo"})
        String where,

        @Schema(enumeration = {"draft", "live", "scheduled"})
        String state) {

    /**
     * SQL for the uses of an asset; {@code :now} decides what readers see. A working copy that says what they see already, or
     * are to see, is no use of its own.
     */
    static String rowsOf(String assetId) {
        return """
                select 0 as rank, 'post' as type, p.id, p.title, r.place, 'draft' as state
                from post_asset r join post p on p.id = r.post_id and p.revision = r.number
                where r.asset_id = %1$s and not exists (
                  select 1 from live_post l
                  where l.post_id = p.id and l.revision = p.changed_in and l.visible_until > :now)
                union
                select 0, 'post', l.post_id, l.title, r.place,
                  case when l.visible_from <= :now then 'live' else 'scheduled' end
                from post_asset r join live_post l on l.post_id = r.post_id and l.revision = r.number
                where r.asset_id = %1$s and l.visible_until > :now
                union all
                select 1, 'tag', t.id, t.name, 'cover', 'live' from tag t where t.image_asset_id = %1$s
                union all
                select 2, 'category', c.id, c.name, 'cover', 'live' from category c where c.image_asset_id = %1$s
                union all
                select 3, 'author', w.id, w.name, 'avatar', 'live' from author w where w.avatar_asset_id = %1$s""".formatted(assetId);
    }

    /** The uses that count for a caller: all, or with those in posts only what readers see and his own. */
    static String countedRowsOf(String assetId) {
        return """
                select u.* from (%s) u
                where :seesAll or u.type <> 'post' or u.state = 'live'
                  or exists (select 1 from post p where p.id = u.id and p.created_by = :seer)""".formatted(rowsOf(assetId));
    }

    /** The use in a row of that. */
    static AssetUse of(Row row) {
        return new AssetUse(row.text("type"), row.uuid("id"), row.text("title"), row.text("place"), row.text("state"));
    }
}
