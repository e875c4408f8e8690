import {
  IconFile,
  IconMapPin,
  IconMicrophone,
  IconMovie,
  IconMusic,
  IconPaperclip,
  IconPhoto,
  IconSticker,
} from '@tabler/icons-react';

/** What came or goes, by a sign. */
export const mediaIcons = {
  image: IconPhoto,
  voice: IconMicrophone,
  audio: IconMusic,
  video: IconMovie,
  document: IconFile,
  sticker: IconSticker,
  location: IconMapPin,
  other: IconPaperclip,
} as const;
