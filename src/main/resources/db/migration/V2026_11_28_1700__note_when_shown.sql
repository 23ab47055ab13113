-- A window that begins at once is opened a little early, for nodes whose clocks are behind; since when it is shown stands apart.
alter table live_post add column shown_since timestamptz;
update live_post set shown_since = visible_from;
alter table live_post alter column shown_since set not null;
comment on column live_post.shown_since is 'When readers came to see it, or will. visible_from is that, or somewhat earlier where it was shown at once.';
