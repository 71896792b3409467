import css from './map.module.css';

export type PatternIds = { readonly missing: string; readonly suppressed: string };

/** The hatchings for areas without a value; drawings and legend of the page refer to them by id. */
export const MapPatterns = ({ missing, suppressed }: PatternIds) => (
  <svg className={css.patterns} width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <pattern id={missing} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={css.paper} width="8" height="8" />
        <path className={css.hatch} d="M0 0v8" />
      </pattern>
      <pattern id={suppressed} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect className={css.paper} width="8" height="8" />
        <circle className={css.dot} cx="2" cy="2" r="1.5" />
        <circle className={css.dot} cx="6" cy="6" r="1.5" />
      </pattern>
    </defs>
  </svg>
);
