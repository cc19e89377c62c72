-- What every name a firm was stated under consents to today, that of its firm: the strictest of all
-- its names. Names of uploads that were all taken back are missing, unless merged with others.
WITH
-- include: withdrawn
,
-- include: consents
SELECT DISTINCT s.stated_key, c.consent FROM sites AS s JOIN consents AS c USING (member_key)
