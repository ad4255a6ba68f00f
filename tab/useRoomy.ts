import { useState } from 'react';

const setting = 'education-packages.rows';

/** Whether grids have higher rows, remembered on this device. */
export function useRoomy(): readonly [boolean, (isRoomy: boolean) => void] {
  const [isRoomy, setRoomy] = useState(() => localStorage.getItem(setting) === 'roomy');
  return [
    isRoomy,
    (next) => {
      localStorage.setItem(setting, next ? 'roomy' : 'dense');
      setRoomy(next);
    },
  ];
}
