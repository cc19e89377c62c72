-- Whom to ask at the firms of some clusters: personal data, read only for those who may.
-- Parameters: $clusters.
SELECT cluster_code, CAST(hash(member_key) AS VARCHAR) AS firm, respondent_name, respondent_email,
       respondent_phone
FROM contacts WHERE list_contains($clusters, cluster_code)
