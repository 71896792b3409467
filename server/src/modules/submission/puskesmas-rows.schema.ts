import { builder } from '../../graphql/builder.ts';
import { encodeReportId, idOf } from '../../graphql/ids.ts';
import { listPuskesmasRows, PUSKESMAS_BLOCK, type PuskesmasRow } from './puskesmas-rows.sql.ts';
import { ArrivalEnum, monthAt, ReportStatusEnum } from './report.schema.ts';

const PuskesmasRowType = builder.objectRef<PuskesmasRow>('PuskesmasRow').implement({
  description: 'A village of a puskesmas with the state of what the puskesmas reports for it.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Official code of the village.' }),
    name: t.exposeString('name', { description: 'Village.' }),
    kecamatan: t.exposeString('kecamatan', { description: 'District.' }),
    report: t.id({
      nullable: true,
      description: 'Global id of the report; null when none is due.',
      resolve: ({ unitNo, month }) =>
        unitNo === null ? null : encodeReportId({ unitNo, month, block: PUSKESMAS_BLOCK }),
    }),
    status: t.expose('status', { type: ReportStatusEnum, description: 'State of the report.' }),
    arrival: t.expose('arrival', { type: ArrivalEnum, description: 'Whether and when it came.' }),
    deadline: t.expose('deadline', { type: 'DateTime', nullable: true, description: 'When it is due.' }),
  }),
});

builder.queryField('puskesmasRows', (t) =>
  t.field({
    type: [PuskesmasRowType],
    authScopes: { can: 'report.read' },
    complexity: { field: 5, multiplier: 30 },
    description: 'Villages a puskesmas reports for in a month, by code: its work area with the state of each report.',
    args: {
      puskesmas: t.arg.id({ required: true, description: 'The puskesmas.' }),
      month: t.arg({ type: 'Period', required: true, description: 'A month.' }),
    },
    resolve: (_root, { puskesmas, month }, ctx) =>
      listPuskesmasRows(ctx, {
        puskesmasId: idOf('Puskesmas', puskesmas, 'puskesmas'),
        month: monthAt(month, 'month'),
      }),
  }),
);
