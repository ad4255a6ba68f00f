import { createLinks } from '../../../bot/links';

/** Links of a council's own installation. */
export const links = createLinks({
  mode: 'cloud',
  base: 'https://packages.wealdshire.example',
  teamsAppId: '00000000-0000-0000-0000-0000000e9000',
});
