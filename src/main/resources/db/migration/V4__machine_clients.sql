-- Other systems that call the REST API. Only a hash of the secret is kept.
create table machine_client (
    id           uuid                     not null primary key,
    name         varchar(80)              not null,
    secret_hash  varchar(64)              not null,
    created_at   timestamp with time zone not null,
    created_by   uuid                     not null references account (id),
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone,
    version      bigint                   not null
);

create table machine_client_scope (
    client_id uuid        not null references machine_client (id),
    scope     varchar(32) not null,
    primary key (client_id, scope)
);

-- The keys that sign access tokens, the private parts sealed. The key of a generation is made by one node only.
create table signing_key (
    generation bigint                   not null primary key,
    public_key varchar(1000)            not null,
    sealed_key varchar(2000)            not null,
    signs_from timestamp with time zone not null
);
