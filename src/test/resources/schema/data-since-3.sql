insert into kept_answer (caller_id, idempotency_key, request_hash, kept_at) values
  ('00000000-0000-0000-0000-000000000001', 'key', 'hash', '2026-11-02 10:00:00+00:00');
