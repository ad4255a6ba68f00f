import { Button, Tooltip } from '@fluentui/react-components';
import type { ButtonProps } from '@fluentui/react-components';
import { useConnection } from '../connection';

const why = 'Microsoft 365 is not answering. This waits until it is back.';

/** A button that changes something: while Microsoft 365 is down it stays focusable and says why it waits. */
export function WriteButton(props: ButtonProps & { as?: 'button' }) {
  const { isDown } = useConnection();
  if (!isDown) return <Button {...props} />;
  return (
    <Tooltip content={why} relationship="description">
      <Button {...props} disabledFocusable />
    </Tooltip>
  );
}
