CREATE INDEX by_product ON lines (product_code, country, area_code, member_id);
CREATE INDEX by_place ON lines (country, area_code, product_code);
CREATE INDEX by_firm ON lines (country, area_code, member_id);
CREATE INDEX by_cluster ON lines (cluster_code, member_id, site_id);
CREATE INDEX asked_by_place ON asked (country, area_code, member_id);
CREATE INDEX before_by_site ON before (cluster_code, site_id);
CREATE INDEX after_by_site ON after (cluster_code, site_id);
ANALYZE;
