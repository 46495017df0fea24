// Development only: vite builds index.html alone, so nothing of the gallery is in the bundle.
import "../../platform/web/gallery/main.tsx";
