-- What happened with one customer or supplier: a statement of account, a history.
create index journal_line_party on journal_line (org_id, party_id, account, posted_on) include (debit, credit) where party_id is not null;
