import type { ReactNode } from "react";

function icon(paths: ReactNode) {
  return function Icon() {
    return (
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {paths}
      </svg>
    );
  };
}

const microphone = (
  <>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6" />
  </>
);
const camera = (
  <>
    <rect x="3" y="6.5" width="12.5" height="11" rx="2.5" />
    <path d="M15.5 11l5-3v8l-5-3" />
  </>
);
const struckOut = <path className="icon-strike" d="M4 4l16 16" />;

export const MicrophoneIcon = icon(microphone);
export const MicrophoneOffIcon = icon(
  <>
    {microphone}
    {struckOut}
  </>,
);
export const CameraIcon = icon(camera);
export const CameraOffIcon = icon(
  <>
    {camera}
    {struckOut}
  </>,
);
export const ShareIcon = icon(
  <>
    <rect x="3" y="4.5" width="18" height="12" rx="2.5" />
    <path d="M12 14V8M9.2 10.5L12 7.7l2.8 2.8M8 20h8" />
  </>,
);
export const StopShareIcon = icon(
  <>
    <rect x="3" y="4.5" width="18" height="12" rx="2.5" />
    <path d="M9.7 8.2l4.6 4.6M14.3 8.2l-4.6 4.6M8 20h8" />
  </>,
);
export const ChatIcon = icon(
  <path d="M6.5 4.5h11a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H12l-4.5 3.6v-3.6h-1a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3z" />,
);
export const SettingsIcon = icon(
  <path d="M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h2M10 12h10M8 10v4" />,
);
export const LeaveIcon = icon(
  <path d="M13.5 4.5h-7a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h7M10 12h10M16.5 8.5L20 12l-3.5 3.5" />,
);
export const EndIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <rect x="9.2" y="9.2" width="5.6" height="5.6" rx="1" />
  </>,
);
export const CloseIcon = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const SendIcon = icon(<path d="M4 12l16-7.5-5 15.5-3.4-6.2zM11.6 13.8L20 4.5" />);
export const SoundIcon = icon(
  <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />,
);
export const SwapIcon = icon(<path d="M4 8h13M13.5 4.5L17 8l-3.5 3.5M20 16H7M10.5 12.5L7 16l3.5 3.5" />);
export const WarningIcon = icon(<path d="M12 4.2L21 19.5H3zM12 10v4.5M12 17v.2" />);
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.2 2" />
  </>,
);
