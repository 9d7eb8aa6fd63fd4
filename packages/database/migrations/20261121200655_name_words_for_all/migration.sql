-- Whoever may see a person may find them by a word of their name: the same rows as the policy of professionals. What compares texts
-- in order is let through to the index before a policy is asked about a row, so that only people with such a word are asked about.
DROP POLICY name_words_read ON name_words;
--> statement-breakpoint
CREATE POLICY name_words_read ON name_words FOR SELECT TO delibera_viewer USING (
    (SELECT viewer_role()) = 'registry-operator' OR professional_id = (SELECT viewer_row('professional'))
    OR (SELECT viewer_role()) = 'order' AND viewer_has_member(professional_id)
    -- What the policy of participations lets them see is of their events.
    OR (SELECT viewer_role()) IN ('provider', 'accrediting-body')
      AND EXISTS (SELECT FROM participations p WHERE p.professional_id = name_words.professional_id)
    OR (SELECT viewer_role()) = 'ministry' AND is_competent_doctor(professional_id));
