insert into taken_report (backend, id, taken_at) values
  ('stream', 'report-1', '2026-11-02 10:00:00+00:00');
