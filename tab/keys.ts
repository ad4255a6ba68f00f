import { useEffect, useEffectEvent } from 'react';

const setting = 'education-packages.single-keys';

/** Whether single-letter keys are switched on; they are until someone switches them off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(setting) !== 'off';
}

/** Switches single-letter keys on or off on this device. */
export function switchSingleKeys(isOn: boolean): void {
  localStorage.setItem(setting, isOn ? 'on' : 'off');
}

/**
 * Listens to keys while the page is shown. A single letter never acts in a field, with a modifier,
 * over an open dialog, or when they are switched off; "Ctrl+k" style keys always act.
 */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const isChord = event.ctrlKey || event.metaKey;
    const action = actions[isChord ? `Ctrl+${event.key.toLowerCase()}` : event.key.toLowerCase()];
    if (!action || event.altKey || event.defaultPrevented) return;
    if (!isChord && (!areSingleKeysOn() || isTyping(event.target))) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      act(event);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return true;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
