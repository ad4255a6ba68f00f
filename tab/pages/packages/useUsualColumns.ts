import { useMedia } from '../../components/useMedia';

const small = window.matchMedia('(max-width: 1365.98px)');
const all = 'package child provider route state hours starts ends cost review'.split(' ');
// Beside Teams' own bar there is room for nine: of the days, the first is asked for least.
const fewer = all.filter((key) => key !== 'starts');

/** Columns of the package log unless the reader chooses others: as many as fit the window. */
export function useUsualColumns(): readonly string[] {
  return useMedia(small) ? fewer : all;
}
