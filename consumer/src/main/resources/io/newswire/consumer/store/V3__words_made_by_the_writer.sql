-- The writer splits texts into words and asks the dictionaries itself; see article_search in V2.
drop function text_config(text);
