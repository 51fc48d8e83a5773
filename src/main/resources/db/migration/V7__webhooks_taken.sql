-- When an endpoint last took something is asked each time that it takes something while anything waits for it.
create index webhook_delivery_taken on webhook_delivery (endpoint_id, state, attempted_at);
