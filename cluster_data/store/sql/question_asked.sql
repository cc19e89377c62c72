-- The number of a question that was kept already: the same asked of the same revision by the same role.
-- Parameter: $asked.
SELECT question_id FROM questions WHERE asked = $asked
