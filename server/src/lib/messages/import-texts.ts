/** What can be wrong with a file of forms: as a whole, in a row, in a cell. */
export const importTexts = {
  FILE_EMPTY: { id: 'Berkas ini kosong.', en: 'This file is empty.' },
  FILE_TOO_LARGE: {
    id: 'Berkas lebih besar dari {mb} MB. Bagi menjadi beberapa berkas.',
    en: 'The file is larger than {mb} MB. Split it into several.',
  },
  FILE_KIND: {
    id: 'Isi berkas ini bukan CSV dan bukan XLSX. Simpan dahulu sebagai salah satunya.',
    en: 'The content of this file is neither CSV nor XLSX. Save it as one of them first.',
  },
  FILE_UNREADABLE: {
    id: 'Berkas XLSX ini rusak atau tidak dapat dibaca. Buka dan simpan sekali lagi, atau simpan sebagai CSV.',
    en: 'This XLSX file is damaged or cannot be read. Open and save it once more, or save it as CSV.',
  },
  FILE_TOO_MANY_ROWS: {
    id: 'Berkas berisi lebih dari {max} baris. Bagi menjadi beberapa berkas.',
    en: 'The file has more than {max} rows. Split it into several.',
  },
  SHEET_TOO_LARGE: {
    id: 'Lembar XLSX ini terlalu besar untuk dibaca. Simpan sebagai CSV, atau bagi menjadi beberapa berkas.',
    en: 'This XLSX sheet is too large to be read. Save it as CSV, or split it into several files.',
  },
  COLUMN_MISSING: {
    id: 'Kolom {column} tidak ada. Baris pertama harus berisi kode kolom seperti pada templat.',
    en: 'The column {column} is missing. The first row must hold the column codes as in the template.',
  },
  COLUMN_UNKNOWN: {
    id: 'Kolom {column} tidak dikenal pada formulir {block}.',
    en: 'The column {column} is not known on the form {block}.',
  },
  COLUMN_TWICE: { id: 'Kolom {column} ada lebih dari sekali.', en: 'The column {column} stands there more than once.' },
  COLUMN_NOT_ASKED: {
    id: 'Tidak ditanyakan pada formulir unit ini; kosongkan selnya.',
    en: 'Not asked on the form of this unit; leave the cell empty.',
  },
  UNIT_UNKNOWN: {
    id: 'Kode {value} tidak dikenal pada wilayah kerja Anda.',
    en: 'The code {value} is not known in your work area.',
  },
  UNIT_AMBIGUOUS: {
    id: 'Kode {value} dipakai lebih dari satu unit; pakai kode dari templat.',
    en: 'The code {value} stands for more than one unit; use the code of the template.',
  },
  MONTH_UNREADABLE: {
    id: 'Bulan {value} tidak dapat dibaca; tulis seperti 2026-05.',
    en: 'The month {value} cannot be read; write it like 2026-05.',
  },
  NAME_DIFFERS: {
    id: 'Nama pada berkas “{given}”, sedangkan kode ini milik “{known}”.',
    en: 'The file says “{given}”, while this code belongs to “{known}”.',
  },
  CELL_THOUSANDS: {
    id: '“{value}” dapat berarti ribuan atau pecahan. Tulis bilangan bulat tanpa titik atau koma, misalnya {plain}.',
    en: '“{value}” may mean thousands or a fraction. Write whole numbers without dot or comma, such as {plain}.',
  },
  CELL_FRACTION: { id: '“{value}” bukan bilangan bulat.', en: '“{value}” is not a whole number.' },
  CELL_UNREADABLE: {
    id: '“{value}” bukan bilangan bulat dan bukan alasan yang dikenal (lihat lembar Petunjuk).',
    en: '“{value}” is neither a whole number nor a known reason (see the sheet Petunjuk).',
  },
  IMPORT_NOT_FOUND: { id: 'Berkas impor ini tidak ada.', en: 'This import does not exist.' },
  IMPORT_STATE: {
    id: 'Tindakan ini tidak berlaku bagi impor yang {state}.',
    en: 'This cannot be done to an import that is {state}.',
  },
  TEMPLATE_EMPTY: {
    id: 'Tidak ada unit yang wajib mengisi formulir {block} pada {period} di wilayah ini.',
    en: 'No unit owes the form {block} for {period} in this area.',
  },
  TEMPLATE_TOO_LARGE: {
    id: 'Templat XLSX paling banyak {max} unit. Pilih CSV atau wilayah yang lebih kecil.',
    en: 'An XLSX template holds at most {max} units. Choose CSV or a smaller area.',
  },
} as const;
