const API = window.API_1484_11;
API.Initialize("");
window.addEventListener("pagehide", () => API.Terminate(""));
