import type { Query, QueryName } from "./types.js";

/**
 * The questions, in SQL that DuckDB and Athena (Trino) both take as it stands: `docs/history.md` shows
 * the same text. Days and times are text, which sorts as they do, so that no time zone has a part in it.
 * Parameters stand in WHERE alone, as Athena takes them nowhere else.
 *
 * A check that was recorded twice has one check_id, and counts once. "The last check" is that of a
 * project, environment and target.
 */
const CHECKS = `checks AS (
    SELECT DISTINCT
      check_id, checked_at, project, environment, target,
      dense_rank() OVER (PARTITION BY project, environment, target ORDER BY checked_at) AS place
    FROM verdicts
    WHERE "date" >= ? AND ? IN ('', environment)
  ),
  latest AS (
    SELECT project, environment, target, max(place) AS place
    FROM checks
    GROUP BY project, environment, target
  )`;

const VERDICTS = `SELECT
  checked_at, project, environment, target, verdict, blocking, fail, undetermined, waived, error,
  tested, not_tested, resources, pack_version, substr(plan_digest, 1, 12) AS plan, check_id
FROM verdicts
WHERE "date" >= ? AND ? IN ('', environment)
ORDER BY checked_at, project, environment, target, check_id`;

const OPEN = `WITH
  ${CHECKS},
  seen AS (
    SELECT DISTINCT c.project, c.environment, c.target, c.place, c.checked_at, f.fingerprint
    FROM checks c
    JOIN findings f ON f.check_id = c.check_id
    WHERE f."date" >= ?
  ),
  -- While a finding is in one check after another, its place and its number grow alike.
  streaks AS (
    SELECT
      project, environment, target, place, checked_at, fingerprint,
      place - row_number() OVER (
        PARTITION BY project, environment, target, fingerprint ORDER BY place
      ) AS streak,
      min(checked_at) OVER (
        PARTITION BY project, environment, target, fingerprint
      ) AS first_seen
    FROM seen
  ),
  standing AS (
    SELECT
      project, environment, target, fingerprint, first_seen,
      min(checked_at) AS open_since, max(place) AS place, count(*) AS checks
    FROM streaks
    GROUP BY project, environment, target, fingerprint, first_seen, streak
  )
SELECT DISTINCT
  s.open_since, s.first_seen,
  date_diff(
    'day', CAST(substr(s.open_since, 1, 10) AS date), CAST(substr(c.checked_at, 1, 10) AS date)
  ) AS days,
  s.checks, s.project, s.environment, s.target,
  f.rule, f.severity, f.outcome, f.blocking, f.address, f.path, f.message, f.file, f.line,
  s.fingerprint
FROM standing s
JOIN latest l
  ON l.project = s.project AND l.environment = s.environment
  AND l.target = s.target AND l.place = s.place
JOIN checks c
  ON c.project = s.project AND c.environment = s.environment
  AND c.target = s.target AND c.place = s.place
JOIN findings f ON f.check_id = c.check_id AND f.fingerprint = s.fingerprint
WHERE f."date" >= ? AND f.outcome <> 'waived'
ORDER BY
  s.open_since, s.project, s.environment, s.target, f.rule, f.address, f.path, f.outcome,
  f.message, f.file, f.line`;

const WAIVERS = `WITH
  ${CHECKS}
SELECT DISTINCT
  w.expires, c.project, c.environment, c.target, w.rule, w.address, w.owner, w.approved_by, w.ticket, w.reason,
  w.used
FROM checks c
JOIN latest l
  ON l.project = c.project AND l.environment = c.environment
  AND l.target = c.target AND l.place = c.place
JOIN waivers w ON w.check_id = c.check_id
WHERE w."date" >= ? AND w.expires <= ?
ORDER BY
  w.expires, c.project, c.environment, c.target, w.rule, w.address, w.owner, w.approved_by,
  w.ticket, w.reason, w.used`;

const CONTROLS = `WITH
  checks AS (
    SELECT DISTINCT
      CAST(CAST(date_trunc('week', CAST("date" AS date)) AS date) AS varchar) AS week,
      check_id, checked_at, project, environment, target
    FROM verdicts
    WHERE "date" >= ? AND ? IN ('', environment)
  ),
  stated AS (
    SELECT DISTINCT check_id, framework, framework_version, status, controls
    FROM controls
    WHERE "date" >= ? AND ? IN ('', framework)
  )
SELECT
  c.week, c.project, c.environment, c.target, s.framework, s.framework_version, t.control,
  max_by(s.status, c.checked_at || c.check_id) AS last_status,
  count(*) AS checks,
  count_if(s.status = 'satisfied') AS satisfied,
  count_if(s.status = 'not_satisfied') AS not_satisfied,
  count_if(s.status = 'undetermined') AS undetermined,
  count_if(s.status = 'waived') AS waived,
  count_if(s.status = 'not_tested') AS not_tested
FROM checks c
JOIN stated s ON s.check_id = c.check_id
CROSS JOIN UNNEST(s.controls) AS t (control)
GROUP BY
  c.week, c.project, c.environment, c.target, s.framework, s.framework_version, t.control
ORDER BY
  c.week, c.project, c.environment, c.target, s.framework, s.framework_version, t.control`;

/** Every question by its name. */
export const QUERIES: Readonly<Record<QueryName, Query>> = {
  verdicts: {
    name: "verdicts",
    title: "Verdicts over time",
    reads: [],
    parameters: ["since", "environment"],
    sql: VERDICTS,
  },
  open: {
    name: "open",
    title: "Open findings, the oldest first",
    reads: ["findings"],
    parameters: ["since", "environment", "since", "since"],
    sql: OPEN,
  },
  waivers: {
    name: "waivers",
    title: "Waivers about to expire",
    reads: ["waivers"],
    parameters: ["since", "environment", "since", "until"],
    sql: WAIVERS,
  },
  controls: {
    name: "controls",
    title: "Controls by week",
    reads: ["controls"],
    parameters: ["since", "environment", "since", "framework"],
    sql: CONTROLS,
  },
};

/**
 * Checks of which lines are missing, though their verdict counts them: asked before every question,
 * so that no answer is silent about what is lost.
 *
 * @param table what is counted: findings, controls or waivers
 */
export function missingLines(table: "findings" | "controls" | "waivers"): string {
  return `SELECT v.checked_at, v.environment, v.check_id, v.expected, coalesce(t.found, 0) AS found
FROM (
  SELECT check_id, environment, min(checked_at) AS checked_at, sum(${table}) AS expected
  FROM verdicts
  GROUP BY check_id, environment
) v
LEFT JOIN (SELECT check_id, count(*) AS found FROM ${table} GROUP BY check_id) t
  ON t.check_id = v.check_id
WHERE coalesce(t.found, 0) < v.expected
ORDER BY v.checked_at, v.environment, v.check_id`;
}
