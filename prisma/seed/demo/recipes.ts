/** Each count of a block as a share of other counts of the same form, in an order in which these are drawn before it. */
export type Recipe = readonly (readonly [code: string, of: string, share: number])[];

const ATTENDING_B = 'BB_DTG_BAYI+BB_DTG_BALITA+BB_DTG_APRAS';

/** Form A: mothers. A share of 0 to 1 of those named; the attendance of the month scales the first two. */
export const MOTHERS: Recipe = [
  ['HN_BB_MERAH', 'HN_DTG_HAMIL', 0.12],
  ['HN_LILA_UKUR', 'HN_DTG_HAMIL', 0.95],
  ['HN_LILA_MERAH', 'HN_LILA_UKUR', 0.12],
  ['HN_TD_UKUR', 'HN_DTG_HAMIL+HN_DTG_NIFAS', 0.92],
  ['HN_TD_TINGGI', 'HN_TD_UKUR', 0.08],
  ['HN_TB_SKRIN', 'HN_DTG_HAMIL+HN_DTG_NIFAS', 0.8],
  ['HN_TB_GEJALA', 'HN_TB_SKRIN', 0.015],
  ['HN_TTD_TERIMA', 'HN_DTG_HAMIL', 0.9],
  ['HN_TTD_HARIAN', 'HN_TTD_TERIMA', 0.74],
  ['HN_PMT_TERIMA', 'HN_LILA_MERAH', 0.84],
  ['HN_PMT_HARIAN', 'HN_PMT_TERIMA', 0.8],
  ['HN_KELAS', 'HN_DTG_HAMIL', 0.48],
  ['HN_VITA', 'HN_DTG_NIFAS', 0.6],
  ['HN_KBPP', 'HN_DTG_NIFAS', 0.44],
  ['HN_EDU', 'HN_DTG_HAMIL+HN_DTG_NIFAS', 0.85],
  ['HN_RUJUK_HAMIL', 'HN_DTG_HAMIL', 0.05],
  ['HN_RUJUK_NIFAS', 'HN_DTG_NIFAS', 0.03],
];

/** Form B: children. */
export const CHILDREN: Recipe = [
  ['BB_CEK_LENGKAP', ATTENDING_B, 0.7],
  ['BB_CEK_TIDAK', `${ATTENDING_B}-BB_CEK_LENGKAP`, 0.35],
  ['BB_BBU_UKUR', 'WEIGHED', 0.98],
  ['BB_BBU_KURANG', 'BB_BBU_UKUR', 0.14],
  ['BB_TBU_UKUR', 'BB_DTG_BAYI+BB_DTG_BALITA', 0.94],
  ['BB_TBU_PENDEK', 'BB_TBU_UKUR', 0.17],
  ['BB_BBTB_UKUR', 'BB_TBU_UKUR', 0.99],
  ['BB_WAST', 'BB_BBTB_UKUR', 0.07],
  ['BB_BURUK', 'BB_WAST', 0.12],
  ['BB_LEBIH', 'BB_BBTB_UKUR-BB_WAST', 0.04],
  ['BB_LK_TIDAK', 'BB_DTG_BAYI+BB_DTG_BALITA', 0.01],
  ['BB_LILA_KM', 'BB_DTG_BALITA', 0.05],
  ['BB_ASI_EKS', 'BB_ASI_TANYA', 0.62],
  ['BB_MP_BAIK', 'BB_MP_TANYA', 0.58],
  ['BB_IMUN_LENGKAP', 'BB_DTG_BAYI+BB_DTG_BALITA', 0.8],
  ['BB_VITA', 'BB_VITA_SAS', 0.88],
  ['BB_CACING', 'BB_CACING_SAS', 0.82],
  ['BB_KURANG_PMT', 'BB_WAST-BB_BURUK', 0.8],
  ['BB_TB_SKRIN', ATTENDING_B, 0.75],
  ['BB_TB_GEJALA', 'BB_TB_SKRIN', 0.01],
  ['BB_SAKIT', 'BB_DTG_BALITA', 0.06],
  ['BB_EDU', ATTENDING_B, 0.8],
  ['BB_RUJUK', 'BB_DTG_BAYI+BB_DTG_BALITA', 0.03],
];

/** Form C: school age and adolescents; few come each month, most are seen once in the year. */
export const SCHOOL: Recipe = [
  ['SR_DTG_US', 'SR_SAS_US', 0.14],
  ['SR_DTG_RM', 'SR_SAS_RM', 0.16],
  ['SR_SKRIN', 'SR_DTG_US+SR_DTG_RM', 0.45],
  ['SR_IMT_TIDAK', 'SR_SKRIN', 0.15],
  ['SR_TD_TINGGI', 'SR_SKRIN', 0.04],
  ['SR_GD_TINGGI', 'SR_SKRIN', 0.01],
  ['SR_HB', 'SR_DTG_RM', 0.4],
  ['SR_ANEMIA', 'SR_HB', 0.21],
  ['SR_JIWA', 'SR_DTG_RM', 0.5],
  ['SR_JIWA_RISIKO', 'SR_JIWA', 0.06],
  ['SR_TB_SKRIN', 'SR_DTG_US+SR_DTG_RM', 0.7],
  ['SR_TB_GEJALA', 'SR_TB_SKRIN', 0.01],
  ['SR_EDU', 'SR_DTG_US+SR_DTG_RM', 0.85],
  ['SR_RUJUK', 'SR_DTG_US+SR_DTG_RM', 0.02],
];

const ATTENDING_D = 'DL_DTG_DW+DL_DTG_LS';

/** Form D: adults and elderly. */
export const ADULTS: Recipe = [
  ['DL_DTG_DW', 'DL_SAS_DW', 0.12],
  ['DL_DTG_LS', 'DL_SAS_LS', 0.38],
  ['DL_SKRIN_DW', 'DL_DTG_DW', 0.5],
  ['DL_SKRIN_LS', 'DL_DTG_LS', 0.2],
  ['DL_IMT_LEBIH', ATTENDING_D, 0.3],
  ['DL_LP_UKUR', ATTENDING_D, 0.85],
  ['DL_LP_LEBIH', 'DL_LP_UKUR', 0.33],
  ['DL_TD_UKUR', ATTENDING_D, 0.97],
  ['DL_TD_TINGGI', 'DL_TD_UKUR', 0.27],
  ['DL_GD_UKUR', ATTENDING_D, 0.6],
  ['DL_GD_TINGGI', 'DL_GD_UKUR', 0.11],
  ['DL_KOL_TINGGI', 'DL_GD_UKUR', 0.18],
  ['DL_PUMA', ATTENDING_D, 0.4],
  ['DL_PUMA_TINGGI', 'DL_PUMA', 0.07],
  ['DL_JIWA', ATTENDING_D, 0.45],
  ['DL_JIWA_RISIKO', 'DL_JIWA', 0.05],
  ['DL_AKS', 'DL_DTG_LS', 0.8],
  ['DL_AKS_MANDIRI', 'DL_AKS', 0.82],
  ['DL_SKILAS', 'DL_DTG_LS', 0.7],
  ['DL_SKILAS_YA', 'DL_SKILAS', 0.25],
  ['DL_TB_SKRIN', ATTENDING_D, 0.7],
  ['DL_TB_GEJALA', 'DL_TB_SKRIN', 0.02],
  ['DL_EDU', ATTENDING_D, 0.85],
  ['DL_RUJUK', ATTENDING_D, 0.04],
];

/** Figures of the puskesmas for a village; what happens over a year is a twelfth of it each month. */
export const PUSKESMAS: Recipe = [
  ['PK_K1', 'PK_HAMIL_TH', 0.081],
  ['PK_K4', 'PK_K1', 0.9],
  ['PK_K6', 'PK_K4', 0.86],
  ['PK_HAMIL_HB', 'PK_HAMIL_TH', 0.09],
  ['PK_HAMIL_ANEMIA', 'PK_HAMIL_HB', 0.2],
  ['PK_SALIN', 'PK_HAMIL_TH', 0.074],
  ['PK_SALIN_FAS', 'PK_SALIN', 0.92],
  ['PK_TTD90', 'PK_SALIN', 0.84],
  ['PK_KF', 'PK_SALIN', 0.86],
  ['PK_KB_AKTIF', 'PK_PUS', 0.66],
  ['PK_LAHIR', 'PK_SALIN', 0.99],
  ['PK_LAHIR_TIMBANG', 'PK_LAHIR', 0.97],
  ['PK_BBLR', 'PK_LAHIR_TIMBANG', 0.06],
  ['PK_IMD', 'PK_LAHIR', 0.8],
  ['PK_KN', 'PK_LAHIR', 0.9],
  ['PK_BCG', 'PK_BAYI_TH', 0.077],
  ['PK_DPT1', 'PK_BAYI_TH', 0.078],
  ['PK_DPT3', 'PK_DPT1', 0.93],
  ['PK_MR1', 'PK_BAYI_TH', 0.073],
  ['PK_IDL', 'PK_MR1', 0.93],
  ['PK_IBL', 'PK_BADUTA_TH', 0.062],
  ['PK_BURUK_RAWAT', 'PK_SALIN', 0.05],
  ['PK_RP_TTD', 'PK_RP', 0.5],
];
