insert into invitation (account_id, code_hash, expires_at) values
  ('00000000-0000-0000-0000-000000000002', 'hash', '2026-11-02 11:00:00+00:00');
