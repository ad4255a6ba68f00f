import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { linkTo } from '../router';

/** A link that looks like a button, because it leads to the next step. */
export function LinkButton(props: {
  to: string;
  appearance?: 'primary' | 'secondary';
  icon?: ReactElement;
  children: ReactNode;
}) {
  return (
    <Button
      as="a"
      appearance={props.appearance ?? 'secondary'}
      {...(props.icon && { icon: props.icon })}
      {...linkTo(props.to)}
    >
      {props.children}
    </Button>
  );
}
