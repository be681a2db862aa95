// Sample files made in the browser, so that a visitor needs none of their own.

/** A drawn picture of people in front of an office, as a data: URL. */
export function samplePhoto(number = 1, at = "") {
  const canvas = document.createElement("canvas");
  canvas.width = 800;
  canvas.height = 560;
  const draw = canvas.getContext("2d");
  const sky = draw.createLinearGradient(0, 0, 0, 560);
  sky.addColorStop(0, ["#9cc9ec", "#b7d4e6", "#f3d9b1"][number % 3]);
  sky.addColorStop(1, "#f4f1e6");
  draw.fillStyle = sky;
  draw.fillRect(0, 0, 800, 560);
  office(draw);
  gate(draw);
  draw.fillStyle = "#b9b3a6";
  draw.fillRect(0, 430, 800, 130);
  for (let i = 0; i < 12 + number * 4; i += 1) figure(draw, 60 + ((i * 137 + number * 53) % 690), 400 + ((i * 71) % 90), i + number);
  draw.fillStyle = "rgba(0,0,0,.55)";
  draw.fillRect(0, 524, 800, 36);
  draw.fillStyle = "#fff";
  draw.font = "20px sans-serif";
  draw.fillText(`Ảnh mẫu ${number} – cổng trụ sở${at ? ` – ${at}` : ""}`, 18, 549);
  return canvas.toDataURL("image/jpeg", 0.85);
}

function office(draw) {
  draw.fillStyle = "#e9c46a";
  draw.fillRect(150, 150, 500, 290);
  draw.fillStyle = "#b5542f";
  draw.beginPath();
  draw.moveTo(120, 155);
  draw.lineTo(400, 78);
  draw.lineTo(680, 155);
  draw.fill();
  draw.fillStyle = "#6fa3bf";
  for (let row = 0; row < 2; row += 1) for (let i = 0; i < 6; i += 1) draw.fillRect(182 + i * 76, 185 + row * 100, 44, 58);
  draw.fillStyle = "#6b4a34";
  draw.fillRect(370, 345, 60, 95);
  draw.fillStyle = "#666";
  draw.fillRect(398, 20, 4, 66);
  draw.fillStyle = "#d62828";
  draw.fillRect(402, 22, 58, 36);
  draw.fillStyle = "#ffd60a";
  draw.beginPath();
  for (let i = 0; i < 10; i += 1) {
    const far = i % 2 ? 4.5 : 11;
    draw.lineTo(431 + far * Math.sin((i * Math.PI) / 5), 40 - far * Math.cos((i * Math.PI) / 5));
  }
  draw.fill();
}

function gate(draw) {
  draw.fillStyle = "#8d8474";
  draw.fillRect(80, 330, 26, 110);
  draw.fillRect(694, 330, 26, 110);
  draw.strokeStyle = "#7c7466";
  draw.lineWidth = 4;
  for (let x = 0; x < 800; x += 22) {
    if (x > 310 && x < 490) continue;
    draw.beginPath();
    draw.moveTo(x, 370);
    draw.lineTo(x, 436);
    draw.stroke();
  }
}

function figure(draw, x, y, shade) {
  draw.fillStyle = ["#2a9d8f", "#457b9d", "#e76f51", "#6d597a", "#f4a261", "#4d6a4f"][shade % 6];
  draw.beginPath();
  draw.roundRect(x - 14, y, 28, 52, 12);
  draw.fill();
  draw.fillStyle = "#d9a97f";
  draw.beginPath();
  draw.arc(x, y - 12, 12, 0, 7);
  draw.fill();
  draw.fillStyle = "#efe0b9";
  draw.beginPath();
  draw.moveTo(x - 20, y - 14);
  draw.lineTo(x, y - 31);
  draw.lineTo(x + 20, y - 14);
  draw.fill();
}

/** Where the sample location is: near the town's office. */
export const SAMPLE_PLACE = { latitude: 20.00482, longitude: 105.85137 };

/** A file of this machine as base64. */
export function asBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] || "");
    reader.onerror = () => reject(new Error("Không đọc được tệp này."));
    reader.readAsDataURL(file);
  });
}
