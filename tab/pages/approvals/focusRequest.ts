/** The element id of the open request's heading. */
export const requestId = 'request';

/** Puts the focus on the open request's heading, where the button that was pressed is gone. */
export function focusRequest(): void {
  document.getElementById(requestId)?.focus();
}
