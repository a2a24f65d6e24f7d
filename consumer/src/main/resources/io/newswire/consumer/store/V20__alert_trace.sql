-- The trace of the article that raised an alert, as W3C Trace Context writes it; null where none was kept.
alter table alerts add column traceparent text;
