/** Saves it as a file on the person's machine. @param fileName with its ending */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName.replace(/[^\p{L}\p{N}. -]+/gu, '-');
  link.click();
  URL.revokeObjectURL(url);
}
