alter table app_user add foreign key (author_id) references author on delete set null;
