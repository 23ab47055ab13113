create index post_revision_autosave_idx on post_revision (post_id, by_id, number) where kind = 'autosave';
