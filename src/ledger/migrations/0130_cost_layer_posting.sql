-- A posting is read back with the layers it opened: to show it, to void it, to seal it.
create index cost_layer_posting on cost_layer (org_id, posting_id);
