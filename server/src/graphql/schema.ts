import './errors.ts';
import './scalars.ts';
import '../modules/wilayah/wilayah.schema.ts';
import '../modules/wilayah/boundary.schema.ts';
import '../modules/pokjanal/decree.schema.ts';
import '../modules/pokjanal/pokjanal.schema.ts';
import '../modules/opd/opd.schema.ts';
import '../modules/duty/duty.schema.ts';
import '../modules/posyandu/posyandu.schema.ts';
import '../modules/indicator/indicator.schema.ts';
import '../modules/indicator/catalogue-rule.schema.ts';
import '../modules/indicator/catalogue-stage.schema.ts';
import '../modules/indicator/catalogue-usage.schema.ts';
import '../modules/indicator/form.schema.ts';
import '../modules/indicator/lint-definitions.schema.ts';
import '../modules/indicator/edit-indicator.schema.ts';
import '../modules/indicator/catalogue-rule-edit.schema.ts';
import '../modules/indicator/target.schema.ts';
import '../modules/indicator/target-set.schema.ts';
import '../modules/indicator/target-bulk.schema.ts';
import '../modules/indicator/data-note.schema.ts';
import '../modules/user/user.schema.ts';
import '../modules/user/account.schema.ts';
import '../modules/user/installation.schema.ts';
import '../modules/analytics/analytics.schema.ts';
import '../modules/analytics/assessment.schema.ts';
import '../modules/analytics/analytics-targets.schema.ts';
import '../modules/analytics/explain.schema.ts';
import '../modules/analytics/explain-forms.schema.ts';
import '../modules/analytics/indicator-updates.schema.ts';
import '../modules/submission/report.schema.ts';
import '../modules/submission/closing.schema.ts';
import '../modules/submission/closing-acts.schema.ts';
import '../modules/submission/report-form.schema.ts';
import '../modules/submission/submission.schema.ts';
import '../modules/submission/posyandu-rows.schema.ts';
import '../modules/submission/puskesmas-rows.schema.ts';
import '../modules/submission/report-months.schema.ts';
import '../modules/submission/reminder.schema.ts';
import { builder } from './builder.ts';
import { describeStandingTypes } from './standing-words.ts';

/** Builds the executable schema from every `*.schema.ts`. */
export function buildSchema() {
  return describeStandingTypes(builder.toSchema({}));
}
