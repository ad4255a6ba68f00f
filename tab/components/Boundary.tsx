import { Component } from 'react';
import type { ReactNode } from 'react';
import { forgetMissingParts } from '../lazily';

interface Props {
  /** A new value, the path of another page, clears the fault. */
  resetBy: string;
  /** What stands in place of what failed. */
  instead: (error: Error, retry: () => void) => ReactNode;
  children: ReactNode;
}

interface State {
  error: Error | undefined;
  resetBy: string;
}

/** Keeps a fault of what it holds from taking the rest of the app with it. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: undefined, resetBy: this.props.resetBy };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ resetBy }: Props, before: State): State | null {
    if (resetBy === before.resetBy) return null;
    forgetMissingParts();
    return { error: undefined, resetBy };
  }

  private readonly retry = (): void => {
    forgetMissingParts();
    this.setState({ error: undefined });
  };

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.instead(error, this.retry) : this.props.children;
  }
}
