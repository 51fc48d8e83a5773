import type { ReactNode } from "react";
import { MicrophoneOffIcon, SwapIcon } from "./icons";

interface TileProps {
  readonly large: boolean;
  readonly name: string;
  /** Said when the microphone is muted; null when it is not. */
  readonly mutedText: string | null;
  readonly enlargeName: string;
  readonly onEnlarge: () => void;
  readonly children: ReactNode;
}

/** A picture with its name. Both tiles stay mounted when they swap, so that no video starts anew. */
export function Tile({ large, name, mutedText, enlargeName, onEnlarge, children }: TileProps) {
  return (
    <div className={`tile ${large ? "tile-large" : "tile-small"}`}>
      {children}
      <TileName name={name} mutedText={mutedText} />
      {!large && (
        <button
          type="button"
          className="tile-swap"
          aria-label={enlargeName}
          title={enlargeName}
          onClick={onEnlarge}
        >
          <SwapIcon />
        </button>
      )}
    </div>
  );
}

type TileNameProps = Pick<TileProps, "name" | "mutedText">;

/** Whose picture it is, and that they are muted. */
export function TileName({ name, mutedText }: TileNameProps) {
  return (
    <p className="tile-name">
      {mutedText !== null && <MicrophoneOffIcon />}
      <span>{name}</span>
      {mutedText !== null && <span className="visually-hidden">{mutedText}</span>}
    </p>
  );
}
