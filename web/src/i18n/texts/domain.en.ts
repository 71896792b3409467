import type { Translated } from '../catalogue.ts';
import type { DomainTexts } from './domain.ts';

export const en: Translated<DomainTexts> = {
  level: {
    NASIONAL: 'National',
    PROVINSI: 'Province',
    KABKOTA: 'Regency/city',
    KECAMATAN: 'District',
    DESA: 'Village',
  },
  kind: {
    NEGARA: 'Country',
    PROVINSI: 'Province',
    KABUPATEN: 'Regency',
    KOTA: 'City',
    KECAMATAN: 'District',
    DISTRIK: 'District (distrik)',
    DESA: 'Village (desa)',
    KELURAHAN: 'Urban village (kelurahan)',
    DESA_ADAT: 'Customary village',
  },
  regime: { POKJANAL: 'Pokjanal', TIM_PEMBINA: 'Tim Pembina' },
  pokjanalStatus: {
    PLANNED: 'Planned',
    AWAITING_DECREE: 'Awaiting decree',
    ACTIVE: 'Decree in force',
    EXPIRED: 'Decree expired',
    DISSOLVED: 'Dissolved',
    SUPERSEDED: 'Superseded',
  },
  gap: { NO_GROUP: 'No group yet', AWAITING_DECREE: 'Awaiting decree', EXPIRED: 'Decree expired' },
  decreeKind: {
    ESTABLISHMENT: 'Establishment',
    CHANGE: 'Change',
    CHAIR_INDUCTION: 'Induction of the chair',
    DISSOLUTION: 'Dissolution',
  },
  opdForm: {
    PERANGKAT_DAERAH: 'Local agency',
    INSTANSI_VERTIKAL: 'Branch of a national agency',
    MITRA: 'Partner body',
  },
  reportStatus: {
    NONE: 'Not in',
    DRAFT: 'Draft',
    SUBMITTED: 'Submitted',
    RETURNED: 'Returned',
    VERIFIED: 'Verified',
    APPROVED: 'Approved',
  },
  arrival: { NONE: 'Not in', RECEIVED: 'On time', LATE: 'Late', EMPTY: 'Empty' },
  formSet: { BASIC: 'Basic form', ILP: 'ILP form' },
  succession: { SPLIT: 'Split', MERGE: 'Merge', RECODE: 'New code', RENAME: 'New name' },
  action: {
    DRAFT: 'Saved as a draft',
    SUBMIT: 'Submitted',
    RETURN: 'Returned',
    VERIFY: 'Verified',
    APPROVE: 'Approved',
    AMEND: 'Amended after closing',
  },
};
