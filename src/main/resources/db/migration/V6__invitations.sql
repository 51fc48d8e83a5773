-- Links by which people choose a password; one a person. Only a hash of the link's code is kept.
create table invitation (
    account_id uuid                     not null primary key references account (id),
    code_hash  varchar(64)              not null unique,
    expires_at timestamp with time zone not null
);
