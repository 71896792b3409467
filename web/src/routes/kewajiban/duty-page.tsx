import { useSearchParams } from 'react-router';
import { AreaView } from './area-view.tsx';
import { MatrixView } from './matrix-view.tsx';

/** The duties of one group as a matrix, or of all groups of an area as shares: whichever the address names. */
export function DutyPage() {
  const [search] = useSearchParams();
  const group = search.get('kelompok');
  return group ? <MatrixView key={group} group={group} /> : <AreaView />;
}
